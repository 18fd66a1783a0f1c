# Exim passes mail on for the hosts of a private network. Nobody has a mailbox here.
address 10.0.0.25/24
runs root /usr/sbin/exim4 tcp 10.0.0.25:25 tcp 127.0.0.1:25
runs root /usr/sbin/sshd tcp 10.0.0.25:22
