// Package handover lets a second start of the program hand its work to one that runs already.
//
// In come requests of a start, by Ask; out they go to the program that runs, by Listen. They meet at a socket file of
// each running program in the folder that the desktop gives its user ($XDG_RUNTIME_DIR, XDG Base Directory
// Specification). Without that folder every start is alone. Begin with handover.go.
package handover
