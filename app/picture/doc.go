// Package picture reads pictures as they are shown: upright, and no larger than a page has use for; and
// it takes out of their files what isn't shown: where, when and by whom a picture was taken, small
// copies of what it was before, texts, and any bytes after its end.
package picture
