// Package golden helps tests: it compares what they make with files that say what it should be, demands the
// programs that they need, and says how much they are to try. Only tests import it.
//
// go test -update writes the files anew. In .ci/run, where CI is set, a missing program is a failure.
package golden
