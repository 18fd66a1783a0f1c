/** Keywords that every item may carry, whatever its type. */
export const TEXT_KEYWORDS = ["description", "info", "solution", "see_also", "reference"] as const;

/** Keywords of every item that say when and how much it counts. */
export const GENERAL_KEYWORDS = ["type", "severity", "system"] as const;

/** Keywords of a `<report>` beside its texts. */
export const REPORT_KEYWORDS = ["severity", "show_output", "output"] as const;

/** General keywords of the language that mean nothing where a type does not declare them. */
export const IDLE_KEYWORDS = ["timeout", "required", "known_good"] as const;

/** Values of the `check_type` tag that published policies and the documentation have. */
export const CHECK_TYPES: readonly string[] = [
  ...["Unix", "Windows", "WindowsFiles", "FileContent", "Database", "MDM"],
  ...[
    "Adtran",
    "Alcatel",
    "Arista",
    "ArubaOS",
    "AS/400",
    "BlueCoat",
    "Brocade",
    "CheckPoint",
    "Cisco",
    "Cisco_ACI",
  ],
  ...[
    "Cisco_Firepower",
    "Cisco_Viptela",
    "Citrix_Application_Delivery",
    "Dell_OS10",
    "Dell_Force10",
    "Extreme_ExtremeXOS",
    "F5",
    "FireEye",
    "FortiGate",
  ],
  ...[
    "HPProCurve",
    "Huawei",
    "Juniper",
    "NetApp",
    "Netapp_API",
    "Palo_Alto",
    "SonicWALL",
    "WatchGuard",
    "ZTE_JINOS",
    "ZTE_ROSNG",
  ],
  ...["VMware", "RHEV", "XenServer", "OpenStack", "OpenShift", "Rackspace", "amazon_aws", "microsoft_azure"],
  ...["GCP", "Office365", "Salesforce.com", "Snowflake", "Splunk", "Zoom"],
  ...["MongoDB", "MS_SQLDB", "MySQLDB", "OracleDB", "PostgreSQLDB", "IBM_DB2DB", "SybaseDB"],
];
