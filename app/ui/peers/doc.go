//go:build linux

// Command peers measures how long a talk takes to show its slides, in turns with pdfpc on the same slides as PDF, and with
// -read how long it takes to the first page, in turns with Evince and zathura, each on a display of its own. Run it by
// "make peers-talk" and "make peers-read".
package main
