module "shop" {
  source = "../modules/fleet"
  public = true
}

module "office" {
  source = "../modules/fleet"
}

module "elsewhere" {
  source  = "registry.example/company/database/aws"
  version = "2.0.0"
}
