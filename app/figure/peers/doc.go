// Command peers writes a million incidents that never happened, for what stands beside it: the same
// work done by other programs, run by make peers. Nothing of it is in the product.
package main
