variable "name" {}

variable "public" {}

resource "aws_db_instance" "this" {
  count               = 2
  identifier          = "${var.name}-${count.index}"
  engine              = "postgres"
  publicly_accessible = var.public
  storage_encrypted   = false
}
