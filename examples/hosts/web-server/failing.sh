# The application was deployed in a hurry: it serves the world by itself and left its debugger on. Somebody else noticed.
address 10.0.0.5/24
address 203.0.113.7/24
runs root,www-data /usr/sbin/nginx tcp 0.0.0.0:443
runs www-data /usr/local/bin/shop tcp 0.0.0.0:80 tcp 0.0.0.0:3000 tcp 127.0.0.1:9229
runs www-data /dev/shm/.cache/kworker tcp 203.0.113.7:31337
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs root /usr/sbin/avahi-daemon udp 0.0.0.0:5353
