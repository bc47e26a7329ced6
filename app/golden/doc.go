// Package golden helps tests: Text compares a result with a file that holds what is expected, Check runs a
// program on a file, Need skips a test whose programs are missing, SessionBus starts a session bus, Rounds and
// Whole say how much a long test tries. Only tests import it.
//
// go test -update writes the expected files anew. In .ci/run, where CI is set, a missing program is a failure.
package golden
