module voidferry.invalid/probe

go 1.24
