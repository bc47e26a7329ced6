//go:build linux

// Command peers measures how long a talk takes to show its slides, in turns with pdfpc on the same slides as PDF, each on
// a display of its own. Run it by "make peers-talk".
package main
