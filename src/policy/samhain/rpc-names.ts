/** Names of RPC programs as /etc/rpc has them first, for which nobody has to be warned. */
const NAMES = new Set(
  (
    "portmapper rstatd rusersd nfs ypserv mountd ypbind walld yppasswdd etherstatd rquotad sprayd 3270_mapper " +
    "rje_mapper selection_svc database_svc rexd alis sched llockmgr nlockmgr x25.inr statmon status bootparam ypupdated " +
    "keyserv sunlink_mapper tfsd nsed nsemntd showfhd ioadmd NETlicense sunisamd debug_svc dbsrv pcnfsd nfs_acl " +
    "sgi_fam amd bwnfsd fypxfrd nisd nis_cachemgr rpcbind autofs cmsd ttdbserver kerbd ugidd fam"
  ).split(" "),
);

/** Whether a name is one of a well-known RPC program, or `RPC_number`. */
export function isRpcName(name: string): boolean {
  return NAMES.has(name) || /^RPC_\d+$/.test(name);
}
