# PostgreSQL serves the programs of its own host, and nobody else.
address 10.0.0.20/24
runs postgres /usr/lib/postgresql/17/bin/postgres tcp 127.0.0.1:5432 tcp '[::1]:5432'
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs postgres /usr/bin/prometheus-postgres-exporter tcp 10.0.0.20:9187
