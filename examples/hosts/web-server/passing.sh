# The pages come from nginx, the application behind them listens on loopback.
address 10.0.0.5/24
address 203.0.113.7/24
address 2001:db8::7/64
runs root,www-data /usr/sbin/nginx tcp 0.0.0.0:80 tcp '[::]:80' tcp 0.0.0.0:443 tcp '[::]:443' udp 0.0.0.0:443
runs www-data /usr/bin/gunicorn tcp 127.0.0.1:8000
runs root /usr/sbin/sshd tcp 0.0.0.0:22 tcp '[::]:22'
runs prometheus /usr/bin/prometheus-node-exporter tcp 10.0.0.5:9100
runs root /usr/lib/systemd/systemd-networkd udp 10.0.0.5:68
