// Package output holds what all files made of a brief have in common: the options (options.go), facts about the
// file (facts.go), and the files attached to it (attach.go).
//
// The writers (paged, web, pptx) import it; publish, which lists them, stands above.
package output
