# Everything that a day's work needs, on loopback.
address 192.168.1.77/24
runs kim /usr/bin/deno tcp 127.0.0.1:3000 tcp 127.0.0.1:9229
runs kim /usr/bin/jupyter tcp 127.0.0.1:8888
runs postgres /usr/lib/postgresql/17/bin/postgres tcp 127.0.0.1:5432
runs root /usr/sbin/cupsd tcp 127.0.0.1:631 tcp '[::1]:631'
runs nobody /usr/sbin/avahi-daemon udp 0.0.0.0:5353 udp 0.0.0.0:41234
runs kim /usr/bin/firefox udp 0.0.0.0:50123
