// Package lazyregexp has regular expressions that are compiled when they are first used. The program has some hundred, which
// would otherwise take a twentieth of the time to its first page. What every start needs may as well use package regexp.
package lazyregexp
