# PostgreSQL serves the application servers in the private network.
address 10.0.0.20/24
runs postgres /usr/lib/postgresql/17/bin/postgres tcp 127.0.0.1:5432 tcp 10.0.0.20:5432
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs prometheus /usr/bin/prometheus-node-exporter tcp 10.0.0.20:9100
