variable "public" {
  type    = bool
  default = false
}

module "database" {
  source   = "../database"
  for_each = toset(["orders", "stock"])
  name     = each.key
  public   = var.public
}
