# image.pkr.hcl: the gate as the last provisioner of a Packer build. An image that fails it is never made.
packer {
  required_plugins {
    qemu = {
      version = ">= 1.1.0"
      source  = "github.com/hashicorp/qemu"
    }
  }
}

source "qemu" "debian" {
  # Your source: image, user, disk.
}

build {
  sources = ["source.qemu.debian"]

  # What the machine is made of goes here.

  provisioner "file" {
    sources     = ["ci/gate.sh", "ci/dotaudit-0.1.0.tgz", "policy/ports.audit", "policy/waivers.yml"]
    destination = "/tmp/"
  }

  provisioner "shell" {
    execute_command = "sudo sh -c '{{ .Vars }} {{ .Path }}'"
    inline = [
      "cd /tmp && npm install --global --prefix /opt/auditor ./dotaudit-0.1.0.tgz",
      "cd /tmp && PATH=/opt/auditor/bin:$PATH POLICY=ports.audit WAIVERS=waivers.yml sh gate.sh",
    ]
  }

  provisioner "file" {
    direction   = "download"
    source      = "/tmp/reports/audit.html"
    destination = "audit.html"
  }

  provisioner "shell" {
    inline = ["sudo rm -rf /opt/auditor /tmp/reports /tmp/gate.sh /tmp/dotaudit-0.1.0.tgz /tmp/ports.audit /tmp/waivers.yml"]
  }
}
