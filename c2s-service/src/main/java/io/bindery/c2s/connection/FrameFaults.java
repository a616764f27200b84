package io.bindery.c2s.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.function.Consumer;

/**
 * Tells of frames that break RFC 6455 or are too large. Without it Vert.x would cut the connection, and the client would
 * not be told why; Netty itself only stops decoding.
 */
final class FrameFaults extends ChannelInboundHandlerAdapter {
    private final Consumer<WebSocketCloseStatus> teller;

    FrameFaults(Consumer<WebSocketCloseStatus> teller) {
        this.teller = teller;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException fault) {
            teller.accept(fault.closeStatus());
        } else {
            context.fireExceptionCaught(cause);
        }
    }
}
