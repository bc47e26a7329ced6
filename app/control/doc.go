// Package control keeps characters from steering what shows them: the controls that a terminal obeys
// (ECMA-48), and those that turn the direction of a line, so that it reads in another order than it
// is written (Unicode, UAX 9).
package control
