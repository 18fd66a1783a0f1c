# The same day's work, started as the tutorials say.
address 192.168.1.77/24
runs kim /usr/bin/deno tcp 0.0.0.0:3000 tcp 0.0.0.0:9229
runs root /usr/bin/docker-proxy tcp 0.0.0.0:5432
runs root /usr/bin/dockerd tcp 127.0.0.1:2375
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs kim /usr/bin/anydesk tcp 0.0.0.0:5900 tcp 0.0.0.0:7070
runs root /usr/sbin/cups-browsed udp 0.0.0.0:631
