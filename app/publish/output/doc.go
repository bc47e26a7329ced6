// Package output holds what every file made of a brief has in common: the options, what the file says of
// itself, and the files attached to it.
//
// The writers (paged, web) import it; publish, which lists them, stands above.
package output
