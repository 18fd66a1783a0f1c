# The control plane of a Kubernetes cluster, with the network of the cluster behind it.
address 10.0.0.31/24
runs root /usr/bin/kubelet tcp '[::]:10250' tcp 127.0.0.1:10248
runs root /usr/local/bin/kube-apiserver tcp '[::]:6443'
runs root /usr/local/bin/kube-scheduler tcp 127.0.0.1:10259
runs root /usr/local/bin/kube-controller-manager tcp 127.0.0.1:10257
runs root /usr/local/bin/etcd tcp 10.0.0.31:2379 tcp 10.0.0.31:2380 tcp 127.0.0.1:2379
runs root /usr/local/bin/kube-proxy tcp '[::]:10256'
runs root /usr/sbin/sshd tcp 0.0.0.0:22
