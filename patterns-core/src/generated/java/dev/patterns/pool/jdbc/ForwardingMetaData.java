// Written by .ci/GenerateForwarding.java. Not to be edited.
package dev.patterns.pool.jdbc;

import java.sql.*;
import org.jspecify.annotations.NullUnmarked;

/** Passes the calls of DatabaseMetaData on to {@link #delegate}. */
@NullUnmarked // JDBC says only in words what may be null
abstract class ForwardingMetaData
        implements DatabaseMetaData {

    abstract DatabaseMetaData delegate() throws SQLException;

    abstract SQLException inspect(SQLException e);

    abstract ResultSet wrap(ResultSet results);

    @Override
    public boolean allProceduresAreCallable() throws SQLException {
        var to = delegate();
        try {
            return to.allProceduresAreCallable();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean allTablesAreSelectable() throws SQLException {
        var to = delegate();
        try {
            return to.allTablesAreSelectable();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean autoCommitFailureClosesAllResultSets() throws SQLException {
        var to = delegate();
        try {
            return to.autoCommitFailureClosesAllResultSets();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        var to = delegate();
        try {
            return to.dataDefinitionCausesTransactionCommit();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        var to = delegate();
        try {
            return to.dataDefinitionIgnoredInTransactions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean deletesAreDetected(int a) throws SQLException {
        var to = delegate();
        try {
            return to.deletesAreDetected(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
        var to = delegate();
        try {
            return to.doesMaxRowSizeIncludeBlobs();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean generatedKeyAlwaysReturned() throws SQLException {
        var to = delegate();
        try {
            return to.generatedKeyAlwaysReturned();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getAttributes(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getAttributes(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getBestRowIdentifier(String a, String b, String c, int d, boolean g) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getBestRowIdentifier(a, b, c, d, g));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getCatalogSeparator() throws SQLException {
        var to = delegate();
        try {
            return to.getCatalogSeparator();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getCatalogTerm() throws SQLException {
        var to = delegate();
        try {
            return to.getCatalogTerm();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getCatalogs());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getClientInfoProperties());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getColumnPrivileges(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getColumnPrivileges(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getColumns(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getColumns(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getCrossReference(String a, String b, String c, String d, String g, String h) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getCrossReference(a, b, c, d, g, h));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getDatabaseMajorVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getDatabaseMinorVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getDatabaseMinorVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getDatabaseProductName() throws SQLException {
        var to = delegate();
        try {
            return to.getDatabaseProductName();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getDatabaseProductVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getDefaultTransactionIsolation() throws SQLException {
        var to = delegate();
        try {
            return to.getDefaultTransactionIsolation();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getDriverName() throws SQLException {
        var to = delegate();
        try {
            return to.getDriverName();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getDriverVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getDriverVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getExportedKeys(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getExportedKeys(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getExtraNameCharacters() throws SQLException {
        var to = delegate();
        try {
            return to.getExtraNameCharacters();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getFunctionColumns(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getFunctionColumns(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getFunctions(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getFunctions(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getIdentifierQuoteString() throws SQLException {
        var to = delegate();
        try {
            return to.getIdentifierQuoteString();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getImportedKeys(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getImportedKeys(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getIndexInfo(String a, String b, String c, boolean d, boolean g) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getIndexInfo(a, b, c, d, g));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getJDBCMajorVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getJDBCMajorVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getJDBCMinorVersion() throws SQLException {
        var to = delegate();
        try {
            return to.getJDBCMinorVersion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxBinaryLiteralLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxBinaryLiteralLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxCatalogNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxCatalogNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxCharLiteralLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxCharLiteralLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnsInGroupBy() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnsInGroupBy();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnsInIndex() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnsInIndex();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnsInOrderBy() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnsInOrderBy();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnsInSelect() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnsInSelect();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxColumnsInTable() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxColumnsInTable();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxConnections() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxConnections();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxCursorNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxCursorNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxIndexLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxIndexLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public long getMaxLogicalLobSize() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxLogicalLobSize();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxProcedureNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxProcedureNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxRowSize() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxRowSize();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxSchemaNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxSchemaNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxStatementLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxStatementLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxStatements() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxStatements();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxTableNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxTableNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxTablesInSelect() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxTablesInSelect();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getMaxUserNameLength() throws SQLException {
        var to = delegate();
        try {
            return to.getMaxUserNameLength();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getNumericFunctions() throws SQLException {
        var to = delegate();
        try {
            return to.getNumericFunctions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getPrimaryKeys(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getPrimaryKeys(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getProcedureColumns(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getProcedureColumns(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getProcedureTerm() throws SQLException {
        var to = delegate();
        try {
            return to.getProcedureTerm();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getProcedures(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getProcedures(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getPseudoColumns(String a, String b, String c, String d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getPseudoColumns(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        var to = delegate();
        try {
            return to.getResultSetHoldability();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public RowIdLifetime getRowIdLifetime() throws SQLException {
        var to = delegate();
        try {
            return to.getRowIdLifetime();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getSQLKeywords() throws SQLException {
        var to = delegate();
        try {
            return to.getSQLKeywords();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public int getSQLStateType() throws SQLException {
        var to = delegate();
        try {
            return to.getSQLStateType();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getSchemaTerm() throws SQLException {
        var to = delegate();
        try {
            return to.getSchemaTerm();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getSchemas());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getSchemas(String a, String b) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getSchemas(a, b));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getSearchStringEscape() throws SQLException {
        var to = delegate();
        try {
            return to.getSearchStringEscape();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getStringFunctions() throws SQLException {
        var to = delegate();
        try {
            return to.getStringFunctions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getSuperTables(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getSuperTables(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getSuperTypes(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getSuperTypes(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getSystemFunctions() throws SQLException {
        var to = delegate();
        try {
            return to.getSystemFunctions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getTablePrivileges(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getTablePrivileges(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getTableTypes());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getTables(String a, String b, String c, String[] d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getTables(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getTimeDateFunctions() throws SQLException {
        var to = delegate();
        try {
            return to.getTimeDateFunctions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getTypeInfo());
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getUDTs(String a, String b, String c, int[] d) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getUDTs(a, b, c, d));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getURL() throws SQLException {
        var to = delegate();
        try {
            return to.getURL();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public String getUserName() throws SQLException {
        var to = delegate();
        try {
            return to.getUserName();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public ResultSet getVersionColumns(String a, String b, String c) throws SQLException {
        var to = delegate();
        try {
            return wrap(to.getVersionColumns(a, b, c));
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean insertsAreDetected(int a) throws SQLException {
        var to = delegate();
        try {
            return to.insertsAreDetected(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isCatalogAtStart() throws SQLException {
        var to = delegate();
        try {
            return to.isCatalogAtStart();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        var to = delegate();
        try {
            return to.isReadOnly();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean locatorsUpdateCopy() throws SQLException {
        var to = delegate();
        try {
            return to.locatorsUpdateCopy();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean nullPlusNonNullIsNull() throws SQLException {
        var to = delegate();
        try {
            return to.nullPlusNonNullIsNull();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean nullsAreSortedAtEnd() throws SQLException {
        var to = delegate();
        try {
            return to.nullsAreSortedAtEnd();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean nullsAreSortedAtStart() throws SQLException {
        var to = delegate();
        try {
            return to.nullsAreSortedAtStart();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean nullsAreSortedHigh() throws SQLException {
        var to = delegate();
        try {
            return to.nullsAreSortedHigh();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean nullsAreSortedLow() throws SQLException {
        var to = delegate();
        try {
            return to.nullsAreSortedLow();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean othersDeletesAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.othersDeletesAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean othersInsertsAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.othersInsertsAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean othersUpdatesAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.othersUpdatesAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean ownDeletesAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.ownDeletesAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean ownInsertsAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.ownInsertsAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean ownUpdatesAreVisible(int a) throws SQLException {
        var to = delegate();
        try {
            return to.ownUpdatesAreVisible(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesLowerCaseIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesLowerCaseIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesLowerCaseQuotedIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesMixedCaseIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesMixedCaseIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesMixedCaseQuotedIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesUpperCaseIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesUpperCaseIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.storesUpperCaseQuotedIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsANSI92EntryLevelSQL() throws SQLException {
        var to = delegate();
        try {
            return to.supportsANSI92EntryLevelSQL();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsANSI92FullSQL() throws SQLException {
        var to = delegate();
        try {
            return to.supportsANSI92FullSQL();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsANSI92IntermediateSQL() throws SQLException {
        var to = delegate();
        try {
            return to.supportsANSI92IntermediateSQL();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsAlterTableWithAddColumn() throws SQLException {
        var to = delegate();
        try {
            return to.supportsAlterTableWithAddColumn();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsAlterTableWithDropColumn() throws SQLException {
        var to = delegate();
        try {
            return to.supportsAlterTableWithDropColumn();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsBatchUpdates() throws SQLException {
        var to = delegate();
        try {
            return to.supportsBatchUpdates();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCatalogsInDataManipulation() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCatalogsInDataManipulation();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCatalogsInIndexDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCatalogsInIndexDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCatalogsInPrivilegeDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCatalogsInPrivilegeDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCatalogsInProcedureCalls() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCatalogsInProcedureCalls();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCatalogsInTableDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCatalogsInTableDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsColumnAliasing() throws SQLException {
        var to = delegate();
        try {
            return to.supportsColumnAliasing();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsConvert() throws SQLException {
        var to = delegate();
        try {
            return to.supportsConvert();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsConvert(int a, int b) throws SQLException {
        var to = delegate();
        try {
            return to.supportsConvert(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCoreSQLGrammar() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCoreSQLGrammar();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsCorrelatedSubqueries() throws SQLException {
        var to = delegate();
        try {
            return to.supportsCorrelatedSubqueries();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsDataDefinitionAndDataManipulationTransactions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsDataManipulationTransactionsOnly() throws SQLException {
        var to = delegate();
        try {
            return to.supportsDataManipulationTransactionsOnly();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsDifferentTableCorrelationNames() throws SQLException {
        var to = delegate();
        try {
            return to.supportsDifferentTableCorrelationNames();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsExpressionsInOrderBy() throws SQLException {
        var to = delegate();
        try {
            return to.supportsExpressionsInOrderBy();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsExtendedSQLGrammar() throws SQLException {
        var to = delegate();
        try {
            return to.supportsExtendedSQLGrammar();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsFullOuterJoins() throws SQLException {
        var to = delegate();
        try {
            return to.supportsFullOuterJoins();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsGetGeneratedKeys() throws SQLException {
        var to = delegate();
        try {
            return to.supportsGetGeneratedKeys();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsGroupBy() throws SQLException {
        var to = delegate();
        try {
            return to.supportsGroupBy();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsGroupByBeyondSelect() throws SQLException {
        var to = delegate();
        try {
            return to.supportsGroupByBeyondSelect();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsGroupByUnrelated() throws SQLException {
        var to = delegate();
        try {
            return to.supportsGroupByUnrelated();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsIntegrityEnhancementFacility() throws SQLException {
        var to = delegate();
        try {
            return to.supportsIntegrityEnhancementFacility();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsLikeEscapeClause() throws SQLException {
        var to = delegate();
        try {
            return to.supportsLikeEscapeClause();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsLimitedOuterJoins() throws SQLException {
        var to = delegate();
        try {
            return to.supportsLimitedOuterJoins();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMinimumSQLGrammar() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMinimumSQLGrammar();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMixedCaseIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMixedCaseIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMixedCaseQuotedIdentifiers() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMixedCaseQuotedIdentifiers();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMultipleOpenResults() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMultipleOpenResults();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMultipleResultSets() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMultipleResultSets();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsMultipleTransactions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsMultipleTransactions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsNamedParameters() throws SQLException {
        var to = delegate();
        try {
            return to.supportsNamedParameters();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsNonNullableColumns() throws SQLException {
        var to = delegate();
        try {
            return to.supportsNonNullableColumns();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOpenCursorsAcrossCommit() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOpenCursorsAcrossCommit();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOpenCursorsAcrossRollback() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOpenCursorsAcrossRollback();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOpenStatementsAcrossCommit() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOpenStatementsAcrossCommit();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOpenStatementsAcrossRollback() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOpenStatementsAcrossRollback();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOrderByUnrelated() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOrderByUnrelated();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsOuterJoins() throws SQLException {
        var to = delegate();
        try {
            return to.supportsOuterJoins();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsPositionedDelete() throws SQLException {
        var to = delegate();
        try {
            return to.supportsPositionedDelete();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsPositionedUpdate() throws SQLException {
        var to = delegate();
        try {
            return to.supportsPositionedUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsRefCursors() throws SQLException {
        var to = delegate();
        try {
            return to.supportsRefCursors();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsResultSetConcurrency(int a, int b) throws SQLException {
        var to = delegate();
        try {
            return to.supportsResultSetConcurrency(a, b);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsResultSetHoldability(int a) throws SQLException {
        var to = delegate();
        try {
            return to.supportsResultSetHoldability(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsResultSetType(int a) throws SQLException {
        var to = delegate();
        try {
            return to.supportsResultSetType(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSavepoints() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSavepoints();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSchemasInDataManipulation() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSchemasInDataManipulation();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSchemasInIndexDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSchemasInIndexDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSchemasInPrivilegeDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSchemasInPrivilegeDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSchemasInProcedureCalls() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSchemasInProcedureCalls();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSchemasInTableDefinitions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSchemasInTableDefinitions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSelectForUpdate() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSelectForUpdate();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSharding() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSharding();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsStatementPooling() throws SQLException {
        var to = delegate();
        try {
            return to.supportsStatementPooling();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsStoredFunctionsUsingCallSyntax() throws SQLException {
        var to = delegate();
        try {
            return to.supportsStoredFunctionsUsingCallSyntax();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsStoredProcedures() throws SQLException {
        var to = delegate();
        try {
            return to.supportsStoredProcedures();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSubqueriesInComparisons() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSubqueriesInComparisons();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSubqueriesInExists() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSubqueriesInExists();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSubqueriesInIns() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSubqueriesInIns();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsSubqueriesInQuantifieds() throws SQLException {
        var to = delegate();
        try {
            return to.supportsSubqueriesInQuantifieds();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsTableCorrelationNames() throws SQLException {
        var to = delegate();
        try {
            return to.supportsTableCorrelationNames();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsTransactionIsolationLevel(int a) throws SQLException {
        var to = delegate();
        try {
            return to.supportsTransactionIsolationLevel(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsTransactions() throws SQLException {
        var to = delegate();
        try {
            return to.supportsTransactions();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsUnion() throws SQLException {
        var to = delegate();
        try {
            return to.supportsUnion();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean supportsUnionAll() throws SQLException {
        var to = delegate();
        try {
            return to.supportsUnionAll();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean updatesAreDetected(int a) throws SQLException {
        var to = delegate();
        try {
            return to.updatesAreDetected(a);
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean usesLocalFilePerTable() throws SQLException {
        var to = delegate();
        try {
            return to.usesLocalFilePerTable();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }

    @Override
    public boolean usesLocalFiles() throws SQLException {
        var to = delegate();
        try {
            return to.usesLocalFiles();
        } catch (SQLException e) {
            throw inspect(e);
        }
    }
}
