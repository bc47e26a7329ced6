// Package golden compares what a test makes with a file that says what it should be. Only tests
// import it: go test -update writes their files anew.
package golden
