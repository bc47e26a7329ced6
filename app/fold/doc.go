// Package fold compares text as people read it.
//
// Folding takes away what a reader doesn't type or doesn't see: case, accents, compatibility forms,
// the shapes of quotation marks and hyphens, kinds and lengths of spaces, invisible characters, and
// variants of Arabic and Persian letters. String gives the folded text, Equal, Contains and HasPrefix
// compare two texts, Find gives places in the text as it was written, and FS finds files by such
// names. JavaScript is the same folding for a web page. table.go says what folds to what.
package fold
