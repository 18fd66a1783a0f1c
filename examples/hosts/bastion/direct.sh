# No private network: SSH itself is the door.
address 203.0.113.2/24
package openssh-server /usr/sbin/sshd
runs root /usr/sbin/sshd tcp 0.0.0.0:22 tcp '[::]:22'
runs root /usr/lib/systemd/systemd-resolved tcp 127.0.0.53:53 udp 127.0.0.53:53
