// Package schemas holds the tables that newsfacts writes, one file a table, as the Go values that travel
// through the program: the *Figure that an extractor makes is the very row that is written.
//
// A column is a struct field with a parquet tag (name and encoding), a doc tag (what it says) and, where a
// number has one, a unit tag. To add a column: add a field at the end, nullable (a pointer), set it where the
// row is made, and run `go test ./schemas -update`.
//
// Offsets are code points, from 0, end exclusive, into Article.Text; dates are days since 1970-01-01; a
// nullable column is a pointer, because parquet-go turns the zero value of an optional plain field into NULL.
package schemas

// Version is the version of the tables: a new major number breaks readers, a new minor one adds columns.
const Version = "1.0"
