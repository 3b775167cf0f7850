using System.Net.Http.Headers;
using Complaints.Protos.Intake.V1;
using Complaints.Testing;
using CsCheck;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace Complaints.Platform.Tests.Errors;

public sealed class MalformedRequestTests(TalkativeHost fixture) : IClassFixture<TalkativeHost>
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(b => b, b => b);

    [Fact]
    public async Task Bytes_that_are_no_message_are_the_clients_mistake_in_a_single_call()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => Unary([0x0A, 0xFF, 0xFF]));

        Malformed(error);
    }

    [Fact]
    public async Task Bytes_that_are_no_message_are_the_clients_mistake_in_a_stream()
    {
        var method = new Method<byte[], byte[]>(MethodType.ClientStreaming, "complaints.intake.v1.EvidenceService", "UploadEvidence", Raw, Raw);
        using var call = fixture.Host.As(Callers.Anybody).AsyncClientStreamingCall(method, null, new CallOptions());
        await call.RequestStream.WriteAsync([0x0A, 0xFF, 0xFF], TestContext.Current.CancellationToken);

        Malformed(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 7, 0, 0, 0, 1, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 1 })]
    [InlineData(new byte[] { 0, 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public async Task A_broken_frame_never_is_an_error_of_ours(byte[] frame)
    {
        using var http = fixture.Host.Rest(Callers.Anybody);
        using var content = new ByteArrayContent(frame);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/complaints.intake.v1.CatalogService/GetCatalog")
        {
            Content = content,
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        // Trailers-only answers carry the status in the headers.
        Assert.Equal("3", Assert.Single(response.Headers.GetValues("grpc-status")));
        Assert.True(response.Headers.Contains("grpc-status-details-bin"));
    }

    [Fact]
    public async Task Random_bytes_never_are_an_error_of_ours()
    {
        fixture.Talk.OnCatalog = _ => new GetCatalogResponse();
        await Gen.Byte.Array[0, 60].SampleAsync(
            async bytes =>
            {
                try
                {
                    await Unary(bytes);
                }
                catch (RpcException e)
                {
                    Malformed(e);
                }
            },
            iter: 300);
    }

    private async Task Unary(byte[] request)
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, "complaints.intake.v1.CatalogService", "GetCatalog", Raw, Raw);
        using var call = fixture.Host.As(Callers.Anybody).AsyncUnaryCall(method, null, new CallOptions(), request);
        await call;
    }

    private static void Malformed(RpcException error)
    {
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("MALFORMED_REQUEST", error.GetRpcStatus()!.GetDetail<ErrorInfo>().Reason);
        Assert.Equal("The request is no message of this call.", error.Status.Detail);
    }
}
