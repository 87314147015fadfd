module voidferry.invalid/toolcheck

go 1.24.0
