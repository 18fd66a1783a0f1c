# A worker of a Kubernetes cluster from which somebody also steers Docker: once with TLS, once without.
address 10.0.0.30/24
address 203.0.113.30/24
runs root /usr/bin/kubelet tcp '[::]:10250' tcp '[::]:10255'
runs root /usr/bin/kube-proxy tcp '[::]:10256'
runs root /usr/bin/dockerd tcp 0.0.0.0:2376 tcp 127.0.0.1:2375
runs nobody /usr/bin/etcd tcp 10.0.0.30:2379
runs root /usr/sbin/sshd tcp 0.0.0.0:22
runs root /usr/bin/flanneld udp 0.0.0.0:8285
