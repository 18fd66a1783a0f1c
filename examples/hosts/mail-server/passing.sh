# Postfix and Dovecot over TLS, with their filters on loopback.
address 203.0.113.25/24
runs root,postfix /usr/lib/postfix/sbin/master tcp 0.0.0.0:25 tcp 0.0.0.0:465 tcp 0.0.0.0:587
runs root,dovenull /usr/sbin/dovecot tcp 0.0.0.0:993 tcp 0.0.0.0:4190
runs postfix /usr/lib/postfix/sbin/smtpd tcp 127.0.0.1:10025
runs clamav /usr/sbin/clamd tcp 127.0.0.1:3310
runs root /usr/sbin/sshd tcp 0.0.0.0:22
