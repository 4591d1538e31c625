resource "aws_db_instance" "demo" {
  engine              = "mysql"
  publicly_accessible = true # rds-audit:ignore rds-instance-not-publicly-accessible reason=synthetic data, SEC-142
}

# rds-audit:ignore rds-instance-not-publicly-accessible reason=until the move, expires=2026-06-30
resource "aws_db_instance" "old" {
  engine              = "mysql"
  publicly_accessible = true
}

# rds-audit:ignore rds-instance-not-publicly-accessible reason=was open once
resource "aws_db_instance" "closed" {
  engine              = "mysql"
  publicly_accessible = false
}
