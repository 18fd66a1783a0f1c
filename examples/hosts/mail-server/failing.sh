# A relay that was tried out: a catcher holds the port of the mail server, filters and mailboxes are open to everybody.
address 203.0.113.25/24
runs kim /dev/shm/mailhog tcp 0.0.0.0:25
runs root /usr/sbin/dovecot tcp 0.0.0.0:143
runs clamav /usr/sbin/clamd tcp 0.0.0.0:3310
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs nobody /usr/sbin/unbound udp 0.0.0.0:53
