// Package constructs opens the briefs with which the tests of every writer begin: one for each construct of
// the format, and those that ship. Only tests import it.
package constructs
