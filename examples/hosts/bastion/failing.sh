# Without a private network, and with a server that is not the one of the package. Somebody keeps a tunnel open.
address 203.0.113.2/24
address 10.8.0.1/24
package openssh-server /usr/sbin/sshd
printf 'one more byte' >>/usr/sbin/sshd
runs root /usr/sbin/sshd tcp 10.8.0.1:22 tcp 127.0.0.1:8080
runs root /usr/lib/systemd/systemd tcp 0.0.0.0:9090
