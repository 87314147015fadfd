module voidferry.invalid/dialwatch

go 1.24
