// Package constructs opens the briefs that the tests of all writers share: one for each construct of the format,
// and those that ship. Only tests import it.
package constructs
