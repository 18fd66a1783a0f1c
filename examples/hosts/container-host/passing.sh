# Docker publishes the ports of one site. Its database is published on loopback.
address 10.0.0.30/24
address 203.0.113.30/24
runs root /usr/bin/docker-proxy tcp 0.0.0.0:80 tcp '[::]:80'
runs root /usr/bin/docker-proxy tcp 0.0.0.0:443 tcp '[::]:443'
runs root /usr/bin/docker-proxy tcp 127.0.0.1:5432
runs root /usr/sbin/sshd tcp 0.0.0.0:22
