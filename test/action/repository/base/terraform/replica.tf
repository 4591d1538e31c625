resource "aws_db_instance" "reports" {
  identifier        = "reports"
  engine            = "mysql"
  engine_version    = "8.4.5"
  instance_class    = "db.m7g.large"
  allocated_storage = 100
  username          = "till"
  storage_encrypted = false
  multi_az          = true
}
