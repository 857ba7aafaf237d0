namespace FamilyChat.Web.Storage;

/// <summary>The data directory or a database cannot be used; the message says what is wrong and what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
