# PostgreSQL was opened for one client, and now serves everybody. A cache came with the last release.
address 10.0.0.20/24
address 203.0.113.20/24
runs postgres /usr/lib/postgresql/17/bin/postgres tcp 203.0.113.20:5432 tcp '[::]:5432'
runs root /usr/bin/memcached tcp 0.0.0.0:11211 udp 0.0.0.0:11211
runs root /usr/sbin/sshd tcp 0.0.0.0:22
