// Command peers makes the same briefing with Lectern, Typst and Chromium, one after the other, and
// compares time, size and memory. It is run by make peers-pdf; nothing of it is in the product.
package main
