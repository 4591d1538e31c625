resource "aws_db_instance" "open" {
  engine              = "mysql"
  publicly_accessible = true
}

resource "aws_db_instance" "broken" {
  engine = "mysql
}
