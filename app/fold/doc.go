// Package fold compares texts in the way people read them.
//
// Folding removes what a reader doesn't type or doesn't see: case, accents, compatibility forms, the shapes
// of quotation marks and hyphens, kinds and lengths of spaces, invisible characters, and variants of Arabic
// and Persian letters. String returns the folded text, Equal, Contains and HasPrefix compare two texts, and
// Find returns places in the text as it was written. JavaScript returns the same folding for a web page. FS
// finds files whose names differ in how accents are encoded. Begin with table.go, which says what folds to
// what, then fold.go.
package fold
