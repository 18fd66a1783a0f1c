/**
 * Services that exist to listen on the network, by the names that distributions give them, without one whose
 * configuration is understood. What they listen on is never guessed.
 */
const LISTENING = new Set(
  (
    "apache-tomcat avahi-daemon bind9 named unbound dnsmasq pdns pdns-recursor knot nsd dovecot exim4 exim postfix " +
    "postfix@ sendmail opensmtpd cyrus-imapd courier-imap cups cups-browsed cockpit docker dockerd podman etcd consul vault nomad " +
    "elasticsearch opensearch logstash kibana grafana-server prometheus prometheus-node-exporter node_exporter " +
    "alertmanager haproxy squid varnish traefik caddy lighttpd envoy tomcat tomcat9 tomcat10 jetty jenkins gitlab-runsvdir " +
    "gitea kubelet k3s kube-proxy memcached mongod mongodb rabbitmq-server mosquitto nats-server cassandra influxdb " +
    "couchdb neo4j zookeeper kafka ntp ntpd ntpsec chrony chronyd openntpd ptp4l rpcbind nfs-server nfs-kernel-server nfs-mountd " +
    "rpc-statd smbd nmbd winbind samba samba-ad-dc slapd dirsrv@ krb5-kdc kadmin freeradius openvpn openvpn@ " +
    "strongswan ipsec wg-quick@ vsftpd proftpd pure-ftpd tftpd-hpa atftpd rsync rsyncd snmpd snmptrapd zabbix-agent " +
    "zabbix-agent2 zabbix-server nrpe nagios-nrpe-server telegraf collectd statsd isc-dhcp-server isc-dhcp-server6 " +
    "dhcpd kea-dhcp4-server kea-dhcp6-server radvd xrdp vncserver@ tigervnc asterisk freeswitch kamailio coturn tor " +
    "transmission-daemon syncthing minidlna plexmediaserver dropbear telnet telnetd uwsgi gunicorn php-fpm webmin " +
    "splunk puppetserver salt-master glusterd ceph-mon@ ceph-osd@ iscsitarget tgt target open-iscsi-target"
  ).split(" "),
);

/** Whether a service is known to listen by its purpose. */
export function isListeningService(service: string): boolean {
  const name = service.slice(service.lastIndexOf("/") + 1).replace(/\.service$/, "");
  return LISTENING.has(name) || LISTENING.has(name.replace(/@.*$/, "@"));
}
