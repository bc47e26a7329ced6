// Command peers writes a million invented incidents as CSV, on which make peers times the same work by other
// programs, whose scripts are in this folder. Nothing of it is in the product.
package main
