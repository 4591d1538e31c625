resource "aws_security_group" "database" {
  name   = "shop-database"
  vpc_id = "vpc-0a1b2c3d4e5f60718"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
