namespace FamilyChat.Web.Accounts;

/// <summary>Who the members are, read from the store at each call; disabled members are listed too.</summary>
public interface IMemberDirectory
{
    Task<MemberRecord?> FindAsync(Guid memberId, CancellationToken cancel = default);

    /// <summary>Case and Unicode form do not matter.</summary>
    Task<MemberRecord?> FindByUserNameAsync(string userName, CancellationToken cancel = default);

    /// <summary>Everyone, oldest account first.</summary>
    Task<IReadOnlyList<MemberRecord>> ListAsync(CancellationToken cancel = default);
}
