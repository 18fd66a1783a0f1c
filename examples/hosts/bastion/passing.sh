# OpenVPN is the door. SSH listens behind it.
address 203.0.113.2/24
address 10.8.0.1/24
package openssh-server /usr/sbin/sshd
runs root /usr/sbin/sshd tcp 10.8.0.1:22
runs nobody /usr/sbin/openvpn udp 203.0.113.2:1194
runs root /usr/lib/postfix/sbin/master tcp 127.0.0.1:25
